"""How a kiosk knows that the session around it is its own. Imports nothing."""

# Set by the sessions that come with the program: nobody else there wants a key.
SESSION_VARIABLE = "COURSEGEN_KIOSK_SESSION"
