summarize karabakh-readout.json
