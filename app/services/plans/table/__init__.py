"""The one reader of tables of measures: from rows of texts to sections, measures and what is lost.

Files, the clipboard and forms give their rows and the cells that are merged; the reader knows
neither of them. What a column may be called is data: `resources/workbooks/plan.json`.
"""
