export gaza-pause.txt -o {out}/facts.xyz
