"""Writes what the window says through AT-SPI, as JSON: a list of role, words, focus and box on the screen.

Run in the session (DBUS_SESSION_BUS_ADDRESS) of the program; `on` only switches accessibility on.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402


def switch_on():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for key in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", key, GLib.Variant("b", True)))
        bus.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value,
            None, Gio.DBusCallFlags.NONE, 20_000, None,
        )


def words_of(node):
    """A label's words are its text; a control's are its name."""
    name = node.get_name()
    text = node.get_text_iface()
    if not name and text is not None:
        name = Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    return name


def walk(node, found):
    component = node.get_component_iface()
    if component is not None:
        box = Atspi.Component.get_extents(component, Atspi.CoordType.SCREEN)
        found.append({
            "role": node.get_role_name(),
            "words": words_of(node),
            "focus": node.get_state_set().contains(Atspi.StateType.FOCUSED),
            "box": [box.x, box.y, box.width, box.height],
        })
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            walk(child, found)


def main():
    if sys.argv[1:] == ["on"]:
        switch_on()
        return
    found = []
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None:
            try:
                walk(program, found)
            except GLib.Error:
                # The tree changed while it was read; the test looks again.
                found = []
    json.dump(found, sys.stdout)


main()
