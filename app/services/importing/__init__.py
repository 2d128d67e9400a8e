"""Files into the workspace: read, recognise, check, preview, store; and the empty workbooks."""
