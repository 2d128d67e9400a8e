"""Write the demo workbooks into `resources/demo/`."""

from app import paths
from tests.demo_source.workbooks import write_all

for written in write_all(paths.resource("demo")):
    print(written.name, written.stat().st_size)
