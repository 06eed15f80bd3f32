#!/usr/bin/env bash
# Writes several years of generated mail into the folder given, for the demonstration.
exec java -jar "$(dirname "${BASH_SOURCE[0]}")/../letters/target/letters.jar" demonstration --out "$1" --letters 320
