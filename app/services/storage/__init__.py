"""The workspace on disk: folder, database, upgrades, backups and safe writing of files."""
