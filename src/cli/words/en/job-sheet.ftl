# `job.txt`: what a print shop has to know of a batch.

job-title = PRINT JOB
job-label = { $label }:
job-batch = Batch
job-paper = Paper
job-paper-is = { $paper }, white, { $grammage } g/m²
job-paper-is-across = { $paper }, landscape, white, { $grammage } g/m²
job-scale = Scale
job-scale-is = 100 % ("actual size"); nothing fitted to the page, nothing shrunk
job-sides = Sides
job-one-sided = one-sided
job-two-sided = two-sided, turned on the long edge
job-ink = Ink
job-ink-is = black; a signature image may have colour
job-order = Order
job-order-is = the last sheet stands first in every file
job-marks = Marks
job-marks-are = at the left of the foot: serial, sheet of sheets, E on the last sheet of a letter
job-delete-by = Delete by
job-delete-by-is = { $day }: these files, every copy, and what the printers have stored
job-file = File
job-pages = Pages
job-sheets = Sheets
job-all = All letters
job-grouped = { $count ->
    [one] ({ $count } sheet a letter)
   *[other] ({ $count } sheets a letter)
}
job-advice-cover = Print every file once. cover.pdf is the cover sheet of the delivery: one-sided, on top, apart from the letters.
job-advice-sheets = No sheet holds two letters, unless they are rows of a table. Keep the sheets in the order of the files.
job-advice-private = The files hold names and places of private persons. Give them to nobody, and leave out no sheet: a sheet that
job-advice-jams = jams is printed again from the same file.
