"""YAML files as trees that remember where every word stands.

Scalars stay text: whether ``2019`` is a year or a name is decided by the field it stands in, so YAML's
own guesses (``yes``, ``1:30``, ``012``) never reach the data.
"""

from jiheng.yaml_source.node import Mapping, Node, Scalar, Sequence
from jiheng.yaml_source.plain import node_of
from jiheng.yaml_source.read import expect_mapping, read_file, read_text, read_yaml
from jiheng.yaml_source.trouble import reading
from jiheng.yaml_source.write import dump_yaml, write_files

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "dump_yaml",
    "expect_mapping",
    "node_of",
    "read_file",
    "read_text",
    "read_yaml",
    "reading",
    "write_files",
]
