"""From the start of the program to the open workplace, and its end.

`application.Launch` paints the frame, then the start page (plain SQL, no lock), then everything
slow. `session.WindowSession` owns the open workspace and shows first start, busy, damaged or the
`Workplace`: rail, top bar and seven pages, each made on its first visit or before, in small steps
between two events (`warm_up`).
"""
