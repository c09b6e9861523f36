//! A terminal's screen as SVG: text, nothing from outside, its own background, so that it reads on a
//! light page and on a dark one.

use std::fmt::Write;
use vt100::{Cell, Color, Screen};

/// Text in one look.
#[derive(Clone, PartialEq, Eq)]
struct Run {
    column: usize,
    text: String,
    look: Look,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    color: Option<&'static str>,
    is_bold: bool,
}

/// A row of the screen.
#[derive(Clone, Default)]
pub(super) struct Row(Vec<Run>);

impl Row {
    /// A row in the plain look.
    pub(super) fn plain(text: &str) -> Self {
        Self(vec![Run {
            column: 0,
            text: text.to_owned(),
            look: Look::default(),
        }])
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for run in &self.0 {
            while text.chars().count() < run.column {
                text.push(' ');
            }
            text.push_str(&run.text);
        }
        text
    }
}

const BACKGROUND: &str = "#1c2128";
const FOREGROUND: &str = "#d8dee6";
const COLUMN: f64 = 8.0;
const ROW: usize = 19;
const MARGIN: usize = 16;

fn color(color: Color) -> Option<&'static str> {
    match color {
        Color::Idx(1 | 9) => Some("#ff8f87"),
        Color::Idx(2 | 10) => Some("#7ee08a"),
        Color::Idx(3 | 11) => Some("#f2cc60"),
        Color::Idx(4 | 12) => Some("#8ab8ff"),
        Color::Idx(5 | 13) => Some("#d9a8ff"),
        Color::Idx(6 | 14) => Some("#6fd7e5"),
        Color::Idx(8) => Some("#9aa5b1"),
        _ => None,
    }
}

fn look(cell: &Cell) -> Look {
    Look {
        color: if cell.dim() {
            Some("#9aa5b1")
        } else {
            color(cell.fgcolor())
        },
        is_bold: cell.bold(),
    }
}

/// The rows of a screen, without the empty ones at its end; each text as `scrub` has it.
pub(super) fn rows(screen: &Screen, scrub: impl Fn(&str) -> String) -> Vec<Row> {
    let (height, width) = screen.size();
    let mut rows: Vec<Row> = (0..height.get())
        .map(|row| {
            let cells = (0..width.get()).filter_map(|column| screen.cell(row, column));
            Row(runs(cells, &scrub))
        })
        .collect();
    while rows.last().is_some_and(|row| row.0.is_empty()) {
        rows.pop();
    }
    rows
}

fn runs<'screen>(
    cells: impl Iterator<Item = &'screen Cell>,
    scrub: impl Fn(&str) -> String,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (column, cell) in cells.enumerate() {
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        match runs.last_mut() {
            // After a gap the column counts, not the width of the blanks.
            Some(run) if run.look == look(cell) && !(run.text.ends_with("  ") && text != " ") => {
                run.text.push_str(text);
            }
            _ => runs.push(Run {
                column,
                text: text.to_owned(),
                look: look(cell),
            }),
        }
    }
    // What is scrubbed may be longer or shorter than what stood there: the rest of the row moves.
    let mut moved: isize = 0;
    for run in &mut runs {
        let text = scrub(run.text.trim_end());
        let blanks = run.text.len() - run.text.trim_end().len();
        run.column = run.column.saturating_add_signed(moved);
        moved +=
            text.chars().count().cast_signed() - (run.text.chars().count() - blanks).cast_signed();
        run.text = text;
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The picture.
pub(super) fn svg(title: &str, rows: &[Row]) -> String {
    let first = rows.iter().position(|row| !row.0.is_empty()).unwrap_or(0);
    let last = rows.iter().rposition(|row| !row.0.is_empty()).unwrap_or(0);
    let rows = &rows[first..=last];
    let width = 80 * 8 + 2 * MARGIN;
    let height = rows.len() * ROW + 2 * MARGIN;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"13\" fill=\"{FOREGROUND}\" xml:space=\"preserve\">\n",
        escaped(title)
    );
    for (index, row) in rows.iter().enumerate() {
        let y = MARGIN + index * ROW + 14;
        for run in &row.0 {
            let leading = run.text.len() - run.text.trim_start().len();
            let column = f64::from(u32::try_from(run.column + leading).unwrap());
            let shown = run.text.trim_start();
            if shown.is_empty() {
                continue;
            }
            let length = f64::from(u32::try_from(shown.chars().count()).unwrap()) * COLUMN;
            let x = f64::from(u32::try_from(MARGIN).unwrap()) + column * COLUMN;
            let color = run.look.color.map(|color| format!(" fill=\"{color}\""));
            let bold = if run.look.is_bold {
                " font-weight=\"bold\""
            } else {
                ""
            };
            // The length makes columns stand below each other in any font.
            let _ = writeln!(
                text,
                "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" \
                 lengthAdjust=\"spacingAndGlyphs\"{}{bold}>{}</text>",
                color.unwrap_or_default(),
                escaped(shown)
            );
        }
    }
    text.push_str("</g>\n</svg>\n");
    text
}
