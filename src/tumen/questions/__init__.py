"""Questions: one file each, constant QUESTION: answer() and its sentences in both languages."""
