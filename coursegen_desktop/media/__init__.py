"""What is seen and heard beside text. QtCore, QtGui and the modules of sound at most."""
