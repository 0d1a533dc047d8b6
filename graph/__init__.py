"""The ledger and all that is made from it: stores, answers, conflicts, measures, exports."""
