"""The long document of the bench as our block tree."""
