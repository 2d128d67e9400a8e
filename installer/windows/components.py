"""The generated part of the product: a component for every file of the payload."""

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from installer.layout import stable_guid

_NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"


def components_xml(files: Iterable[str], source: str, without: Collection[str] = ()) -> str:
    """The text of files.wxs.

    A component's GUID depends on the place where its file is installed, so that it is the same in
    every version: Windows counts on that.

    Args:
        files: paths inside the program's folder.
        source: folder of the payload, as wixl finds it.
        without: files that the product itself names.
    """
    root = ET.Element("Wix", xmlns=_NAMESPACE)
    tree = ET.SubElement(ET.SubElement(root, "Fragment"), "DirectoryRef", Id="INSTALLDIR")
    group = ET.SubElement(ET.SubElement(root, "Fragment"), "ComponentGroup", Id="Payload")
    folders: dict[PurePosixPath, ET.Element] = {PurePosixPath(): tree}
    for name in sorted(files):
        if name in without:
            continue
        path = PurePosixPath(name)
        folder = _folder(path.parent, folders)
        component = ET.SubElement(
            folder,
            "Component",
            Id=identifier("c", name),
            Guid=f"{{{stable_guid('component', name.lower())}}}",
            Win64="yes",
        )
        place = {"Name": path.name, "Source": f"{source}/{name}", "KeyPath": "yes"}
        ET.SubElement(component, "File", Id=identifier("f", name), attrib=place)
        ET.SubElement(group, "ComponentRef", Id=identifier("c", name))
    return ET.tostring(root, encoding="unicode")


def _folder(path: PurePosixPath, known: dict[PurePosixPath, ET.Element]) -> ET.Element:
    if path not in known:
        parent = _folder(path.parent, known)
        name = identifier("d", path.as_posix())
        known[path] = ET.SubElement(parent, "Directory", Id=name, Name=path.name)
    return known[path]


def identifier(kind: str, name: str) -> str:
    """Key of a folder (d), component (c) or file (f) of the payload in the tables of the MSI."""
    return kind + stable_guid(kind, name.lower()).replace("-", "")
