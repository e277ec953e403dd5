#!/usr/bin/env bash
# Makes the two fonts of this folder from Noto's own (Debian: fonts-noto-core, fonttools). Only needed to change what signs they hold.
# Latin, Greek, Cyrillic with every Kazakh letter, punctuation and currency from Noto Sans; arrows, relations and boxes, which it lacks, from its Math and Symbols2.
set -euo pipefail
cd "$(dirname "$0")"
noto=/usr/share/fonts/truetype/noto
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

letters=U+0020-007E,U+00A0-024F,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-200A,U+2010-2027,U+202F-205F,U+2070-209F,U+20A0-20BF,U+2100-214F,U+2150-218B,U+FFFD
math=U+2190-2195,U+2208,U+2211,U+2212,U+221A,U+221E,U+2248,U+2260,U+2264,U+2265
boxes=U+2588,U+25A0,U+25A1,U+25AA,U+25B2,U+25BA,U+25BC,U+25CB,U+25CF,U+2611,U+2713,U+2717

# keep FONT SIGNS AS: hints are for small screens, and their code would double the size.
keep() {
  pyftsubset "$noto/$1.ttf" --unicodes="$2" --no-hinting --layout-features=kern,mark,mkmk,ccmp,locl --notdef-outline --no-recalc-timestamp --output-file="$work/$3.ttf"
}
keep NotoSansMath-Regular "$math" math
keep NotoSansSymbols2-Regular "$boxes" boxes
for weight in Regular Bold; do
  keep "NotoSans-$weight" "$letters" "$weight"
  pyftmerge --output-file="$work/merged.ttf" "$work/$weight.ttf" "$work/math.ttf" "$work/boxes.ttf"
  mv "$work/merged.ttf" "NotoSans-$weight.ttf"
done
