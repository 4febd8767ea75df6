export --format jsonl --no-text gaza-pause.txt sudan-weekly.txt
