"""The program about itself: demo, help, search, self-check, room on the disk, releases.

The district of the self-check (`resources/check/`) has something for each kind of document.
"""
