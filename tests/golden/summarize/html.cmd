summarize --format html energy-truce.txt gaza-pause.txt sudan-weekly.txt karabakh-readout.json --published 2025-03-19
