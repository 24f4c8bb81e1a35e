"""How a row of each list is read: by the forms of the site, with the words of a spreadsheet."""
