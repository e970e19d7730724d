"""The score sheet as a workbook: cells, formulas, and what LibreOffice makes of them."""
