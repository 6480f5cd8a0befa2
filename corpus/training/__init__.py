"""Training: from labelled papers to the sentence model, the weights of confidence and their card."""
