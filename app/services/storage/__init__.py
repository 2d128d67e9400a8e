"""The workspace on disk: folder, database, upgrades, backups and safe writing of files.

An upgrade makes a copy, then runs in one transaction with its checks. `copying` makes the copy of
the state before a change beside the change, which is committed only when the copy lies there;
`keeping` says which copies stay, `compressed` are copies as a zip, `ending` is what is done behind
a closed window, `rescue` what is done with a damaged database. `own_schema` refuses what the
migrations do not make, before anything of it is read; `packing/` is a workspace as one file.
"""
