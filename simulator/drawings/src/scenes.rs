//! The scenes. A scene gets the centre of the picture and its phase, from 0 to (not quite) 1; at 1
//! it looks the same as at 0.

use std::f32::consts::TAU;

use crate::canvas::{Canvas, Rgb};

/// An animated drawing.
pub struct Scene {
    pub name: &'static str,
    pub title: &'static str,
    pub draw: fn(&mut Canvas, f32, f32, f32),
}

const fn scene(
    name: &'static str,
    title: &'static str,
    draw: fn(&mut Canvas, f32, f32, f32),
) -> Scene {
    Scene { name, title, draw }
}

pub static SCENES: [Scene; 24] = [
    scene("heart", "Beating Heart Love", heart),
    scene("laugh", "Laughing Face LOL", laugh),
    scene("party", "Confetti Party Celebrate", party),
    scene("cat", "Blinking Cat", cat),
    scene("yes", "Check Mark Yes Done", yes),
    scene("coffee", "Hot Coffee Cup", coffee),
    scene("sun", "Sunrise Good Morning", sun),
    scene("rocket", "Rocket Launch Ship It", rocket),
    scene("sad", "Sad Face Crying", sad),
    scene("thinking", "Thinking Bubble", thinking),
    scene("moon", "Moon And Stars Good Night", moon),
    scene("star", "Spinning Star Well Done", star),
    scene("fire", "Burning Fire Hot", fire),
    scene("no", "Red Cross No", no),
    scene("cake", "Happy Birthday Cake", cake),
    scene("clock", "Clock Waiting Deadline", clock),
    scene("wow", "Surprised Face Wow", wow),
    scene("clover", "Lucky Clover Good Luck", clover),
    scene("beach", "Beach Waves Weekend", beach),
    scene("rain", "Rain Cloud Monday Mood", rain),
    scene("balloons", "Balloons Hooray", balloons),
    scene("dog", "Happy Dog Hello", dog),
    scene("clap", "Bouncing Stars Applause", clap),
    scene("thanks", "Flower Thank You", thanks),
];

const INK: Rgb = 0x0033_3b46;
const RED: Rgb = 0x00e8_4a5f;
const YELLOW: Rgb = 0x00ff_cb47;
const ORANGE: Rgb = 0x00ff_9f45;
const GREEN: Rgb = 0x003d_b27a;
const BLUE: Rgb = 0x003b_82d6;
const WHITE: Rgb = 0x00ff_ffff;
const BROWN: Rgb = 0x008a_5a3c;
const PURPLE: Rgb = 0x0093_6bd1;

fn wave(turn: f32) -> f32 {
    (turn * TAU).sin()
}

/// Returns points of a curve from `f(0)` to `f(1)`.
fn curve(f: impl Fn(f32) -> (f32, f32)) -> Vec<(f32, f32)> {
    (0..=40_u8).map(|step| f(f32::from(step) / 40.0)).collect()
}

fn at(x: f32, y: f32, angle: f32, distance: f32) -> (f32, f32) {
    (x + angle.cos() * distance, y + angle.sin() * distance)
}

fn heart_shape(canvas: &mut Canvas, x: f32, y: f32, size: f32, rgb: Rgb) {
    let points = curve(|along| {
        let a = along * TAU;
        let across = 16.0 * a.sin().powi(3);
        let down =
            -(13.0 * a.cos() - 5.0 * (2.0 * a).cos() - 2.0 * (3.0 * a).cos() - (4.0 * a).cos());
        (x + across * size, y + down * size)
    });
    canvas.shape(&points, rgb);
}

fn star_shape(canvas: &mut Canvas, x: f32, y: f32, size: f32, angle: f32, rgb: Rgb) {
    let points: Vec<(f32, f32)> = (0..10_u8)
        .map(|corner| {
            let distance = if corner % 2 == 0 { size } else { size * 0.45 };
            at(x, y, angle + f32::from(corner) * TAU / 10.0, distance)
        })
        .collect();
    canvas.shape(&points, rgb);
}

fn arc(x: f32, y: f32, across: f32, down: f32, from: f32, to: f32) -> Vec<(f32, f32)> {
    curve(|along| {
        let angle = (from + (to - from) * along) * TAU;
        (x + angle.cos() * across, y + angle.sin() * down)
    })
}

fn face(canvas: &mut Canvas, x: f32, y: f32) {
    canvas.circle(x, y, 44.0, ORANGE);
    canvas.circle(x, y - 2.0, 42.0, YELLOW);
}

fn heart(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    heart_shape(canvas, x, y, 2.6 + 0.4 * wave(turn), RED);
    heart_shape(canvas, x + 62.0, y + 26.0 - 8.0 * wave(turn), 0.7, 0x00f5_8fa0);
    heart_shape(canvas, x - 62.0, y + 20.0 + 8.0 * wave(turn), 0.8, 0x00f5_8fa0);
}

fn laugh(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let y = y + 6.0 * wave(turn * 2.0);
    face(canvas, x, y);
    canvas.line(&arc(x - 16.0, y - 8.0, 8.0, 7.0, 0.5, 1.0), 5.0, INK);
    canvas.line(&arc(x + 16.0, y - 8.0, 8.0, 7.0, 0.5, 1.0), 5.0, INK);
    canvas.shape(&arc(x, y + 8.0, 24.0, 22.0, 0.0, 0.5), INK);
    canvas.shape(&arc(x, y + 24.0, 14.0, 6.0, 0.0, 0.5), RED);
    for side in [-1.0, 1.0] {
        canvas.ellipse(x + side * (44.0 + 4.0 * wave(turn)), y + 2.0, 6.0, 9.0, BLUE);
    }
}

fn party(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let colours = [RED, YELLOW, GREEN, BLUE, PURPLE, ORANGE];
    for piece in 0..24_u8 {
        let n = f32::from(piece);
        let across = (n * 53.0) % (x * 2.0);
        let down = ((n * 37.0) / 60.0 + turn).fract() * (y * 2.0 + 24.0) - 12.0;
        let rgb = colours.get(usize::from(piece) % colours.len()).copied().unwrap_or(RED);
        let lean = 5.0 * wave(turn + n / 7.0);
        canvas.shape(
            &[
                (across - 4.0, down - 6.0),
                (across + 4.0, down - 6.0 + lean),
                (across + 4.0, down + 6.0),
                (across - 4.0, down + 6.0 - lean),
            ],
            rgb,
        );
    }
    canvas.shape(&[(x - 34.0, y + 46.0), (x - 18.0, y - 6.0), (x + 18.0, y + 30.0)], PURPLE);
    canvas.line(&[(x - 18.0, y - 6.0), (x + 18.0, y + 30.0)], 8.0, YELLOW);
    star_shape(canvas, x + 22.0, y - 18.0, 14.0 + 3.0 * wave(turn), turn * TAU / 5.0, YELLOW);
}

fn cat(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let y = y + 8.0;
    for side in [-1.0, 1.0] {
        let tip = 3.0 * wave(turn) * side;
        canvas.shape(
            &[
                (x + side * 42.0, y - 6.0),
                (x + side * 38.0 + tip, y - 54.0),
                (x + side * 8.0, y - 34.0),
            ],
            ORANGE,
        );
        canvas.shape(
            &[
                (x + side * 36.0, y - 16.0),
                (x + side * 35.0 + tip, y - 44.0),
                (x + side * 16.0, y - 32.0),
            ],
            0x00ff_c9a3,
        );
    }
    canvas.ellipse(x, y, 48.0, 40.0, ORANGE);
    let open = if turn < 0.2 { 1.5 } else { 10.0 };
    for side in [-1.0, 1.0] {
        canvas.ellipse(x + side * 20.0, y - 6.0, 8.0, open, INK);
        for whisker in [-1.0, 1.0] {
            canvas.line(
                &[(x + side * 26.0, y + 14.0), (x + side * 54.0, y + 14.0 + whisker * 7.0)],
                2.0,
                INK,
            );
        }
    }
    canvas.shape(&[(x - 6.0, y + 8.0), (x + 6.0, y + 8.0), (x, y + 14.0)], RED);
    canvas.line(&arc(x - 7.0, y + 14.0, 7.0, 6.0, 0.0, 0.5), 3.0, INK);
    canvas.line(&arc(x + 7.0, y + 14.0, 7.0, 6.0, 0.0, 0.5), 3.0, INK);
}

fn yes(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let size = 44.0 + 3.0 * wave(turn);
    canvas.circle(x, y, size, GREEN);
    let drawn = (turn * 1.6).min(1.0);
    let corner = (x - 6.0, y + 16.0);
    let first = (drawn * 2.5).min(1.0);
    let start = (x - 22.0, y);
    canvas.line(
        &[start, (start.0 + (corner.0 - start.0) * first, start.1 + (corner.1 - start.1) * first)],
        9.0,
        WHITE,
    );
    if drawn > 0.4 {
        let second = (drawn - 0.4) / 0.6;
        canvas.line(&[corner, (corner.0 + 30.0 * second, corner.1 - 34.0 * second)], 9.0, WHITE);
    }
}

fn no(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let x = x + 8.0 * wave(turn * 2.0);
    canvas.circle(x, y, 44.0, RED);
    canvas.line(&[(x - 18.0, y - 18.0), (x + 18.0, y + 18.0)], 10.0, WHITE);
    canvas.line(&[(x + 18.0, y - 18.0), (x - 18.0, y + 18.0)], 10.0, WHITE);
}

fn coffee(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let y = y + 14.0;
    canvas.line(&arc(x + 32.0, y + 4.0, 16.0, 14.0, -0.25, 0.25), 7.0, WHITE);
    canvas.shape(
        &[(x - 34.0, y - 18.0), (x + 34.0, y - 18.0), (x + 26.0, y + 36.0), (x - 26.0, y + 36.0)],
        WHITE,
    );
    canvas.ellipse(x, y - 18.0, 34.0, 8.0, BROWN);
    canvas.rect(x - 40.0, y + 38.0, 80.0, 6.0, BROWN);
    for (index, across) in [-16.0, 0.0, 16.0].into_iter().enumerate() {
        let phase = turn + if index % 2 == 0 { 0.0 } else { 0.5 };
        let steam =
            curve(|along| (x + across + 5.0 * wave(along + phase), y - 32.0 - along * 28.0));
        canvas.line(&steam, 4.0, 0x00b5_bcc6);
    }
}

fn sun(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    for ray in 0..12_u8 {
        let angle = (f32::from(ray) + turn) * TAU / 12.0;
        canvas.line(
            &[at(x, y, angle, 44.0), at(x, y, angle, 56.0 + 4.0 * wave(turn))],
            6.0,
            ORANGE,
        );
    }
    canvas.circle(x, y, 36.0, YELLOW);
    canvas.circle(x - 12.0, y - 6.0, 4.0, INK);
    canvas.circle(x + 12.0, y - 6.0, 4.0, INK);
    canvas.line(&arc(x, y + 2.0, 14.0, 12.0, 0.05, 0.45), 4.0, INK);
}

fn moon(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let outer = arc(x, y, 40.0, 40.0, 0.15, 0.9);
    let inner = arc(x + 18.0, y - 4.0, 32.0, 32.0, 0.88, 0.19);
    canvas.shape(&[outer, inner].concat(), YELLOW);
    for (index, (across, down)) in
        [(44.0, -30.0), (58.0, 10.0), (-58.0, -22.0), (24.0, 2.0)].into_iter().enumerate()
    {
        let size = 8.0 + 3.0 * wave(turn + if index % 2 == 0 { 0.0 } else { 0.5 });
        star_shape(canvas, x + across, y + down, size, 0.3, ORANGE);
    }
}

fn rocket(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    for line in 0..6_u8 {
        let n = f32::from(line);
        let across = x - 75.0 + n * 30.0;
        let down = ((n * 0.37 + turn).fract()) * y * 2.0;
        canvas.line(&[(across, down), (across, down + 14.0)], 3.0, WHITE);
    }
    let x = x + 3.0 * wave(turn * 2.0);
    let flame = 26.0 + 8.0 * wave(turn * 3.0);
    canvas.shape(&[(x - 11.0, y + 30.0), (x + 11.0, y + 30.0), (x, y + 30.0 + flame)], ORANGE);
    canvas.shape(&[(x - 6.0, y + 30.0), (x + 6.0, y + 30.0), (x, y + 30.0 + flame * 0.6)], YELLOW);
    for side in [-1.0, 1.0] {
        canvas.shape(
            &[(x + side * 14.0, y + 4.0), (x + side * 32.0, y + 34.0), (x + side * 14.0, y + 30.0)],
            RED,
        );
    }
    let body =
        [arc(x, y - 4.0, 19.0, 46.0, 0.5, 1.0), vec![(x + 15.0, y + 32.0), (x - 15.0, y + 32.0)]]
            .concat();
    canvas.shape(&body, 0x00f3_f5f8);
    canvas.circle(x, y - 10.0, 10.0, BLUE);
    canvas.circle(x, y - 10.0, 6.0, 0x00bf_dcff);
}

fn sad(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    face(canvas, x, y);
    canvas.circle(x - 15.0, y - 8.0, 5.0, INK);
    canvas.circle(x + 15.0, y - 8.0, 5.0, INK);
    canvas.line(&arc(x, y + 28.0, 16.0, 12.0, 0.55, 0.95), 5.0, INK);
    canvas.ellipse(x - 16.0, y + 4.0 + turn * 44.0, 5.0, 8.0, BLUE);
}

fn wow(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    face(canvas, x, y);
    canvas.circle(x - 16.0, y - 12.0, 7.0, INK);
    canvas.circle(x + 16.0, y - 12.0, 7.0, INK);
    let open = 12.0 + 5.0 * wave(turn);
    canvas.ellipse(x, y + 18.0, open * 0.8, open, INK);
    for side in [-1.0, 1.0] {
        canvas.line(
            &arc(x + side * 16.0, y - 24.0 - 3.0 * wave(turn), 9.0, 5.0, 0.55, 0.95),
            4.0,
            INK,
        );
    }
}

fn thinking(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    canvas.ellipse(x, y - 6.0, 62.0, 36.0, WHITE);
    canvas.shape(&[(x - 34.0, y + 18.0), (x - 10.0, y + 26.0), (x - 44.0, y + 46.0)], WHITE);
    for dot in 0..3_u8 {
        let n = f32::from(dot);
        let hop = (wave(turn - n * 0.16)).max(0.0) * 10.0;
        canvas.circle(x - 26.0 + n * 26.0, y - 4.0 - hop, 8.0, BLUE);
    }
}

fn star(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    star_shape(canvas, x, y, 50.0, turn * TAU / 5.0 - TAU / 4.0, ORANGE);
    star_shape(canvas, x, y, 42.0, turn * TAU / 5.0 - TAU / 4.0, YELLOW);
}

fn fire(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let y = y + 30.0;
    for (size, rgb, phase) in [(1.0, RED, 0.0), (0.7, ORANGE, 0.3), (0.4, YELLOW, 0.6)] {
        let sway = 7.0 * wave(turn + phase) * size;
        let flame = curve(|along| {
            let angle = along * TAU - TAU / 4.0;
            let up = (-angle.sin()).max(0.0).powi(2);
            let across = 36.0 * angle.cos() * (1.0 - 0.55 * up);
            (
                x + across * size + sway * up,
                y + (angle.sin() * if angle.sin() < 0.0 { 80.0 } else { 22.0 }) * size,
            )
        });
        canvas.shape(&flame, rgb);
    }
}

fn cake(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    canvas.rect(x - 48.0, y + 6.0, 96.0, 38.0, BROWN);
    canvas.rect(x - 48.0, y + 2.0, 96.0, 14.0, 0x00f5_8fa0);
    for drop in 0..4_u8 {
        canvas.circle(x - 36.0 + f32::from(drop) * 24.0, y + 17.0, 8.0, 0x00f5_8fa0);
    }
    canvas.rect(x - 58.0, y + 44.0, 116.0, 6.0, WHITE);
    for candle in 0..3_u8 {
        let n = f32::from(candle);
        let across = x - 28.0 + n * 28.0;
        canvas.rect(across - 3.0, y - 24.0, 6.0, 26.0, BLUE);
        let sway = 3.0 * wave(turn + n / 3.0);
        canvas.shape(
            &[(across - 5.0, y - 30.0), (across + 5.0, y - 30.0), (across + sway, y - 46.0)],
            ORANGE,
        );
        canvas.circle(across, y - 30.0, 5.0, ORANGE);
    }
}

fn clock(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    canvas.circle(x, y, 48.0, BLUE);
    canvas.circle(x, y, 41.0, WHITE);
    for hour in 0..12_u8 {
        let angle = f32::from(hour) * TAU / 12.0;
        canvas.line(&[at(x, y, angle, 34.0), at(x, y, angle, 37.0)], 3.0, INK);
    }
    canvas.line(&[(x, y), at(x, y, turn * TAU - TAU / 4.0, 30.0)], 4.0, INK);
    canvas.line(&[(x, y), at(x, y, -0.6, 19.0)], 5.0, RED);
    canvas.circle(x, y, 5.0, INK);
}

fn clover(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let lean = 0.15 * wave(turn);
    canvas.line(
        &curve(|along| (x + 14.0 * along * along + lean * 20.0, y + along * 52.0)),
        6.0,
        0x002c_8a5c,
    );
    for leaf in 0..4_u8 {
        let angle = f32::from(leaf) * TAU / 4.0 + TAU / 8.0 + lean;
        let (left, top) = at(x, y - 8.0, angle, 23.0);
        for side in [-0.35, 0.35] {
            let (px, py) = at(left, top, angle + side * 3.0, 7.0);
            canvas.circle(px, py, 16.0, GREEN);
        }
    }
}

fn beach(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    canvas.circle(x + 44.0, y - 30.0, 22.0, YELLOW);
    for (row, rgb) in [(0.0, 0x007c_c3ff), (1.0, BLUE), (2.0, 0x002f_68ab)] {
        let top = y - 6.0 + row * 20.0;
        let mut sea =
            curve(|along| (along * x * 2.0, top + 6.0 * wave(along * 3.0 + turn + row * 0.3)));
        sea.extend([(x * 2.0, y * 2.0), (0.0, y * 2.0)]);
        canvas.shape(&sea, rgb);
    }
}

fn rain(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    for drop in 0..6_u8 {
        let n = f32::from(drop);
        let down = (n * 0.41 + turn).fract() * 56.0;
        let across = x - 46.0 + n * 18.0;
        canvas.line(&[(across, y + 6.0 + down), (across - 3.0, y + 16.0 + down)], 4.0, BLUE);
    }
    for (across, down, size) in
        [(-30.0, 0.0, 24.0), (0.0, -16.0, 32.0), (32.0, 0.0, 24.0), (0.0, 6.0, 22.0)]
    {
        canvas.circle(x + across, y - 16.0 + down, size, 0x009a_a6b5);
    }
}

fn balloons(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    for (index, (across, rgb)) in [(-44.0, RED), (0.0, BLUE), (44.0, GREEN)].into_iter().enumerate()
    {
        let phase = turn + if index == 1 { 0.5 } else { 0.0 };
        let down = y - 16.0 + 7.0 * wave(phase);
        canvas.line(
            &curve(|along| (x + across + 4.0 * wave(along + phase), down + 28.0 + along * 36.0)),
            2.0,
            INK,
        );
        canvas.ellipse(x + across, down, 22.0, 28.0, rgb);
        canvas.shape(
            &[
                (x + across - 5.0, down + 33.0),
                (x + across + 5.0, down + 33.0),
                (x + across, down + 26.0),
            ],
            rgb,
        );
        canvas.ellipse(x + across - 8.0, down - 10.0, 4.0, 7.0, WHITE);
    }
}

fn dog(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let y = y + 3.0 * wave(turn * 2.0);
    canvas.ellipse(x, y, 42.0, 42.0, 0x00d9_a066);
    for side in [-1.0, 1.0] {
        canvas.ellipse(x + side * (40.0 + 3.0 * wave(turn)), y - 4.0, 13.0, 28.0, BROWN);
        canvas.circle(x + side * 16.0, y - 8.0, 6.0, INK);
    }
    canvas.ellipse(x, y + 18.0, 22.0, 17.0, 0x00f3_dcc0);
    canvas.ellipse(x, y + 8.0, 9.0, 6.0, INK);
    canvas.line(&arc(x, y + 16.0, 10.0, 8.0, 0.0, 0.5), 3.0, INK);
    canvas.ellipse(x, y + 30.0 + 2.0 * wave(turn * 2.0), 7.0, 9.0, RED);
}

fn clap(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    for (index, rgb) in [RED, YELLOW, GREEN, BLUE, PURPLE].into_iter().enumerate() {
        let n = index as f32;
        let hop = wave(turn + n / 5.0).max(0.0) * 34.0;
        star_shape(canvas, x - 64.0 + n * 32.0, y + 18.0 - hop, 18.0, -TAU / 4.0, rgb);
    }
}

fn thanks(canvas: &mut Canvas, x: f32, y: f32, turn: f32) {
    let sway = 5.0 * wave(turn);
    canvas.line(&curve(|along| (x + sway * (1.0 - along), y - 6.0 + along * 58.0)), 6.0, GREEN);
    canvas.ellipse(x + 16.0, y + 34.0, 15.0, 7.0, GREEN);
    for petal in 0..6_u8 {
        let (px, py) = at(x + sway, y - 14.0, (f32::from(petal) + turn) * TAU / 6.0, 22.0);
        canvas.circle(px, py, 14.0, 0x00f5_8fa0);
    }
    canvas.circle(x + sway, y - 14.0, 15.0, YELLOW);
}
