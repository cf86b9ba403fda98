"""Merges with Writer through `com.sun.star.text.MailMerge`, which merges for the wizard too. For Debian's Python with `uno`.

`by_writer.py ROOT LETTER LIST FOLDER [separate] [blanks]`: one PDF of all letters, or one a row; PDF/A-2b and tagged; with
`blanks` the pages that Writer puts in so that a letter begins on a right page are exported too.
"""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"'
    for prefix, name in (
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
        ("svg", "svg-compatible:1.0"),
    )
)


def field(column):
    return (
        '<text:database-display text:database-name="signers" text:table-name="list" text:table-type="table" '
        f'text:column-name="{column}">&lt;{column}&gt;</text:database-display>'
    )


def paragraph(content, style="body"):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def document(letter):
    """The letter as one flat ODT: two languages, each on a page of its own, with database fields."""
    name = f"{field('given_name')} {field('family_name')}"
    body = [paragraph(name, "first"), paragraph(field("city")), paragraph(field("country")), paragraph("")]
    body += [paragraph(escape(line), "window") for line in letter["address"]] + [paragraph("")] * 3
    for index, part in enumerate(letter["parts"]):
        latin = index == 1
        style = "latin" if latin else "body"
        body.append(paragraph(f"{field('city')}, {escape(part['day'])}", "second" if latin else style))
        body += [paragraph(escape(text), style) for text in part["texts"]]
        body += [paragraph("• " + escape(item), style) for item in part["items"]]
        if latin:
            body.append(paragraph(field("message"), style))
        body += [paragraph(escape(part["close"]), style), paragraph("", style), paragraph("", style)]
        if latin:
            body += [paragraph(name, style), paragraph(f"signed {field('date')}", style)]

    def style(name, language, country, more="", place=""):
        return (
            f'<style:style style:name="{name}" style:family="paragraph" {more}>'
            f'<style:paragraph-properties fo:margin-bottom="2mm" fo:text-align="justify" {place}/>'
            f'<style:text-properties fo:font-size="10.5pt" style:font-size-asian="10.5pt" fo:font-family="Noto Serif" '
            f'style:font-family-asian="Noto Serif CJK TC" fo:language="{language}" fo:country="{country}" '
            'style:language-asian="zh" style:country-asian="TW"/></style:style>'
        )

    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles><style:style style:name="Standard" '
        'style:family="paragraph"/></office:styles><office:automatic-styles>'
        + style("body", "en", "GB")
        + style("latin", "en", "GB")
        + style("first", "en", "GB", 'style:master-page-name="Standard"', 'style:page-number="1"')
        + style("second", "en", "GB", "", 'fo:break-before="page"')
        + style("window", "en", "GB", "", 'fo:margin-left="75mm"')
        + '<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" '
        'fo:margin-top="25mm" fo:margin-bottom="25mm" fo:margin-left="25mm" fo:margin-right="25mm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="a4"/></office:master-styles><office:body><office:text>'
        + "".join(body)
        + "</office:text></office:body></office:document>"
    )


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connect(process, pipe):
    """Writer's component context; waits until Writer listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None:
                sys.exit("error: soffice ended before it listened")
            time.sleep(0.1)
    sys.exit("error: soffice does not listen")


def register(context, folder):
    """The CSV as the data source `signers`, with what the wizard asks for: commas, quotes, UTF-8, headings."""
    databases = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = databases.createInstance()
    source.URL = "sdbc:flat:" + folder.as_uri()
    settings = {"HeaderLine": True, "FieldDelimiter": ",", "StringDelimiter": '"', "Extension": "csv", "CharSet": "UTF-8"}
    for name, value in settings.items():
        source.Settings.setPropertyValue(name, value)
    file = (folder / "signers.odb").as_uri()
    source.DatabaseDocument.storeAsURL(file, ())
    databases.registerDatabaseLocation("signers", file)
    connection = source.getConnection("", "")
    rows = connection.createStatement().executeQuery('SELECT * FROM "list"')
    kinds = rows.getMetaData()
    print({kinds.getColumnName(number): kinds.getColumnTypeName(number) for number in range(1, kinds.ColumnCount + 1)})
    connection.close()


def main(root, letter, signers, target, *how):
    work = target.parent / f"{target.name}-work"
    shutil.rmtree(work, ignore_errors=True)
    (work / "data").mkdir(parents=True)
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(signers, work / "data/list.csv")
    (work / "letter.fodt").write_text(document(json.loads(letter.read_text(encoding="utf-8"))), encoding="utf-8")
    pipe = f"merge{time.monotonic_ns()}"
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(work / 'profile').resolve().as_uri()}"]
    process = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    try:
        context = connect(process, pipe)
        register(context, (work / "data").resolve())
        merge = context.ServiceManager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
        merge.DataSourceName, merge.CommandType, merge.Command = "signers", 0, "list"
        merge.DocumentURL = (work / "letter.fodt").resolve().as_uri()
        merge.OutputType, merge.OutputURL = 2, target.resolve().as_uri()
        merge.FileNameFromColumn, merge.FileNamePrefix = False, "letters"
        merge.SaveAsSingleFile = "separate" not in how
        merge.SaveFilter = "writer_pdf_Export"
        merge.SaveFilterData = properties(UseTaggedPDF=True, SelectPdfVersion=2, IsSkipEmptyPages="blanks" not in how)
        merge.execute(())
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        try:
            desktop.terminate()
        except Exception:  # Writer 7.4 ends with signal 6 when it closes the letter; the PDFs are whole by then
            pass
        process.wait(60)
    finally:
        if process.poll() is None:
            process.kill()


if __name__ == "__main__":
    main(*[Path(argument) for argument in sys.argv[1:5]], *sys.argv[5:])
