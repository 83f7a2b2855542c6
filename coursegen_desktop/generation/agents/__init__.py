"""The pure half of the agents: what they are asked, and what becomes of their answers."""
