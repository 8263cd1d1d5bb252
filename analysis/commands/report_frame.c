/* The frame of a report.
 *
 * The content-security policy names the SHA-256 of the one script and the one style, and forbids
 * everything else: the page can ask no network for anything, and no text in it can become a script.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/commands/report_frame.h"

#include <stdarg.h>
#include <string.h>

#include "analysis/commands/build.h"
#include "analysis/commands/embedded.h"
#include "analysis/commands/html.h"
#include "analysis/commands/report_parts.h"
#include "engine/base/digest.h"
#include "engine/base/text.h"

#define SHA256_BYTES 32
#define BASE64_ROOM 48

void ctg_report_frame_section(ctg_report *report, const char *format, ...)
{
    char title[400];
    va_list values;
    va_start(values, format);
    ctg_text_fit(title, sizeof title, vsnprintf(title, sizeof title, format, values));
    va_end(values);
    title[0] = (char)(title[0] >= 'a' && title[0] <= 'z' ? title[0] - 'a' + 'A' : title[0]);
    const size_t at = ++report->section_count;
    (void)fprintf(report->contents, "<li><a href=\"#s%zu\">", at);
    ctg_html_text(report->contents, title);
    (void)fputs("</a></li>\n", report->contents);
    (void)fprintf(report->body, "%s<section id=\"s%zu\">\n", at > 1 ? "</section>\n" : "", at);
    ctg_html_element(report->body, "h2", title);
}

FILE *ctg_report_frame_answer(ctg_report *report, const ctg_report_store *of, const char *question,
                              const char *answer)
{
    FILE *const to = of == &report->stores[0] ? report->head : report->body;
    if (to == report->head) {
        ctg_html_element(report->title, "title", question);
        ctg_html_say(to, "p class=\"kicker\"", "Simulated futures of peacekeeping");
        ctg_html_element(to, "h1", question);
    } else {
        ctg_report_frame_section(report, "%s", question);
    }
    (void)fputs("<p class=\"answer\">", to);
    ctg_html_sentence(to, answer);
    (void)fputs("</p>\n", to);
    ctg_report_about_unfinished(to, of);
    return to;
}

static unsigned digit(char hex)
{
    return (unsigned)(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}

/* "sha256-..." of the bytes, as a policy names it (RFC 4648, section 4). */
static void write_hash(FILE *to, const ctg_embedded *of)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[65];
    unsigned char bytes[SHA256_BYTES + 1] = {0};
    char text[BASE64_ROOM];
    size_t used = 0;
    ctg_digest_sha256(of->bytes, of->size, hex);
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        bytes[i] = (unsigned char)(digit(hex[2 * i]) << 4 | digit(hex[2 * i + 1]));
    }
    for (size_t i = 0; i < SHA256_BYTES; i += 3) {
        const unsigned long group = (unsigned long)bytes[i] << 16 |
                                    (unsigned long)bytes[i + 1] << 8 |
                                    (i + 2 < SHA256_BYTES ? bytes[i + 2] : 0UL);
        text[used++] = letters[group >> 18];
        text[used++] = letters[group >> 12 & 63];
        text[used++] = letters[group >> 6 & 63];
        text[used++] = i + 2 < SHA256_BYTES ? letters[group & 63] : '=';
    }
    (void)fprintf(to, "'sha256-%.*s'", (int)used, text);
}

static void write_meta(FILE *to, const ctg_report_texts *texts)
{
    (void)fputs("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "script-src ",
                to);
    write_hash(to, &ctg_embedded_script);
    (void)fputs("; style-src ", to);
    write_hash(to, &ctg_embedded_style);
    (void)fputs("; base-uri 'none'; form-action 'none'\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                to);
    (void)fprintf(to, "<meta name=\"generator\" content=\"contingent %s\">\n", ctg_build_version());
    (void)fputs(texts->title, to);
    (void)fputs("<style>", to);
    (void)fwrite(ctg_embedded_style.bytes, 1, ctg_embedded_style.size, to);
    (void)fputs("</style>\n</head>\n", to);
}

void ctg_report_frame_write(const ctg_report *report, FILE *to, const ctg_report_texts *texts)
{
    const ctg_study *const study = report->stores[0].study;
    write_meta(to, texts);
    (void)fputs(
        "<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer's parts</a>\n<header>\n", to);
    (void)fputs(texts->head, to);
    (void)fputs(
        "</header>\n<nav class=\"contents\" aria-label=\"Contents\"><h2>Contents</h2><ol>\n", to);
    (void)fputs(texts->contents, to);
    (void)fputs("</ol></nav>\n<main id=\"main\">\n", to);
    (void)fputs(texts->body, to);
    (void)fputs("</section>\n</main>\n<footer>\n", to);
    ctg_html_say(to, "p",
                 "contingent %s, study %.8s. The charts are drawn from the tables below "
                 "them; every number has all its digits in the page.",
                 ctg_build_version(), study->id);
    (void)fputs("</footer>\n<script>", to);
    (void)fwrite(ctg_embedded_script.bytes, 1, ctg_embedded_script.size, to);
    (void)fputs("</script>\n</body>\n</html>\n", to);
}
