"""The card by which a computer becomes a class's kiosk."""
