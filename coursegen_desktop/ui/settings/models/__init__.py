"""Settings, the card "Language models": connections, how they are edited and tested."""
