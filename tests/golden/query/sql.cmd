query energy-truce.txt gaza-pause.txt karabakh-readout.json sudan-weekly.txt --published 2025-03-19 --sql 'SELECT holder, stance, about FROM positions_v ORDER BY holder, about LIMIT 8'
