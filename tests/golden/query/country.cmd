query --country SDN sudan-weekly.txt --type ceasefire --format jsonl
