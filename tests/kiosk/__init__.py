"""The kiosk: its parts one by one, the whole window, its processes, and attacks from outside."""
