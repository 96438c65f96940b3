#!/usr/bin/env python3
"""Runs a command and prints what it took: seconds of wall clock and processor, and the peak of its memory in MiB."""

import json
import os
import subprocess
import sys
import time

started = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
wall = time.monotonic() - started
print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}))
sys.exit(os.waitstatus_to_exitcode(status))
