"""What is seen and heard beside text. QtCore and QtGui at most."""
