"""The minutes in a text: the task of a process that may fail. It prints them as a JSON object."""

import json
import sys

from meetings.importing.minutes import read_minutes
from meetings.importing.parsed import to_json


def parse(file):
    json.dump(to_json(read_minutes(file.read().decode())), sys.stdout)
