export energy-truce.txt gaza-pause.txt karabakh-readout.json sudan-weekly.txt --published 2025-03-19 --format graphml
