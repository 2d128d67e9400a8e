"""Start of «Опора»: the window without arguments, the command line with a command."""

import sys

from app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
