"""What trains the shipped models: data preparation, configs, evaluation, model cards."""
