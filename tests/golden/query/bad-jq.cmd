query karabakh-readout.json '.calls[' 
