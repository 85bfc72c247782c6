# SPDX-License-Identifier: Apache-2.0
"""Asks one DNS server for one name every 5 ms and tells what it answered.

    python3 poll.py PORT NAME A|CNAME

Prints a line, with the time, whenever the answer changes. On SIGUSR1 and at the end it prints how
often each answer was given since the last count.
"""
import collections
import datetime
import signal
import socket
import struct
import sys
import time

PERIOD_S = 0.005
PATIENCE_S = 2.0
TYPES = {"A": 1, "CNAME": 5}


def question(number, name, kind):
    labels = b"".join(bytes([len(part)]) + part.encode() for part in name.split("."))
    head = struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 0)
    return head + labels + b"\0" + struct.pack(">HH", kind, 1)


def name_at(data, at):
    """The name at an offset, and where it ends (RFC 1035, 4.1.4)."""
    labels, end = [], None
    while data[at] != 0:
        if data[at] >= 0xC0:
            end = end or at + 2
            at = struct.unpack_from(">H", data, at)[0] & 0x3FFF
        else:
            labels.append(data[at + 1 : at + 1 + data[at]].decode())
            at += 1 + data[at]
    return ".".join(labels), end or at + 1


def answer(data, kind):
    _, flags, _, count = struct.unpack_from(">HHHH", data)
    if flags & 0xF:
        return f"rcode {flags & 0xF}"
    at = name_at(data, 12)[1] + 4
    for _ in range(count):
        at = name_at(data, at)[1]
        found, _, _, length = struct.unpack_from(">HHIH", data, at)
        at += 10
        if found == kind:
            return socket.inet_ntoa(data[at : at + 4]) if kind == 1 else name_at(data, at)[0]
        at += length
    return "nothing"


class Poll:
    def __init__(self, port, name, kind):
        self.name, self.kind = name, kind
        self.counts, self.last = collections.Counter(), None
        self.waiting = {}
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.connect(("127.0.0.1", port))
        self.socket.setblocking(False)

    def heard(self, text):
        self.counts[text] += 1
        if text != self.last:
            print(f"{now()}  {text}", flush=True)
            self.last = text

    def receive(self):
        while True:
            try:
                data = self.socket.recv(4096)
            except BlockingIOError:
                return
            except ConnectionRefusedError:
                self.heard("refused")
                self.waiting.clear()
                return
            if self.waiting.pop(struct.unpack_from(">H", data)[0], None) is not None:
                self.heard(answer(data, self.kind))

    def expire(self, before):
        for number in [n for n, sent in self.waiting.items() if sent < before]:
            del self.waiting[number]
            self.heard("no answer")

    def run(self):
        number, due = 0, time.monotonic()
        while True:
            self.receive()
            self.expire(time.monotonic() - PATIENCE_S)
            number = (number + 1) % 65536
            self.waiting[number] = time.monotonic()
            try:
                self.socket.send(question(number, self.name, self.kind))
            except ConnectionRefusedError:
                self.heard("refused")
                del self.waiting[number]
            due = max(due + PERIOD_S, time.monotonic() - PERIOD_S)
            time.sleep(max(0.0, due - time.monotonic()))

    def count(self, *_):
        told = ", ".join(f"{text}: {n}" for text, n in sorted(self.counts.items()))
        print(f"{now()}  {sum(self.counts.values())} answers ({told})", flush=True)
        self.counts.clear()


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%H:%M:%S.%f")[:-3]


def stop(*_):
    raise SystemExit(0)


def main():
    poll = Poll(int(sys.argv[1]), sys.argv[2], TYPES[sys.argv[3]])
    signal.signal(signal.SIGUSR1, poll.count)
    signal.signal(signal.SIGTERM, stop)
    try:
        poll.run()
    finally:
        poll.count()


if __name__ == "__main__":
    main()
