"""Papers of real departments, rebuilt: their facts as open files, and what is made of these.

A file a department, named by its place. Facts and figures are those of the paper, the sentences are
ours, people of the department are invented.
"""
