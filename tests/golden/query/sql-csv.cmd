query energy-truce.txt gaza-pause.txt karabakh-readout.json sudan-weekly.txt --published 2025-03-19 --sql 'SELECT giver, receiver, quantity FROM swaps_v' --format csv
