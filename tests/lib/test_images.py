"""Pictures in, clean pictures out; everything else refused in Dutch."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from verbinding.lib.images import ImageRefused, clean_image

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def a_file(kind, size=(40, 20), mode="RGB", color=(200, 30, 30), **options):
    file = BytesIO()
    Image.new(mode, size, color).save(file, kind, **options)
    file.seek(0)
    return file


def opened(content):
    image = Image.open(content)
    image.load()
    return image


@pytest.mark.parametrize(
    ("kind", "expected"), [("JPEG", "WEBP"), ("WEBP", "WEBP"), ("PNG", "PNG"), ("GIF", "PNG")]
)
def test_picture_is_written_anew_in_one_of_two_formats(kind, expected):
    content = clean_image(a_file(kind))

    image = opened(content)
    assert (image.format, image.size) == (expected, (40, 20))
    assert content.name.endswith("." + expected.lower())
    red, green, _ = image.convert("RGB").getpixel((10, 10))
    assert red > 180 > 60 > green


def test_name_is_random_and_says_nothing():
    first, second = clean_image(a_file("PNG")), clean_image(a_file("PNG"))

    assert first.name != second.name
    assert len(first.name) == 32 + len(".png")


def test_large_picture_is_made_smaller_in_proportion():
    assert opened(clean_image(a_file("JPEG", (3000, 1000)), max_side=600)).size == (600, 200)
    assert opened(clean_image(a_file("PNG", (30, 10)), max_side=600)).size == (30, 10)


def test_metadata_and_place_are_gone_and_the_picture_is_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Camera of Anna"
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 0.0)
    source = a_file("JPEG", exif=exif, comment=b"secret", icc_profile=b"\0" * 128)
    assert b"Anna" in source.getvalue()

    content = clean_image(source)

    image = opened(content)
    assert image.size == (20, 40)
    assert len(image.getexif()) == 0
    assert not {"icc_profile", "exif", "comment", "xmp"} & set(image.info)
    assert b"Anna" not in content.read()


def test_png_loses_its_texts():
    plain = a_file("PNG").getvalue()
    text = b"tEXtAuthor\0Anna"
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))

    content = clean_image(BytesIO(plain[:33] + chunk + plain[33:]))

    assert b"Anna" not in content.read()


def test_what_hides_behind_a_picture_is_gone():
    polyglot = a_file("GIF").getvalue() + b"<script>alert(1)</script>PK\x03\x04"

    assert b"script" not in clean_image(BytesIO(polyglot)).read()


def test_only_the_first_frame_of_an_animation_stays():
    frames = [Image.new("RGB", (9, 9), color) for color in ("red", "blue")]
    source = BytesIO()
    frames[0].save(source, "GIF", save_all=True, append_images=frames[1:])

    image = opened(clean_image(source))

    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize(("mode", "color"), [("CMYK", (0, 255, 255, 0)), ("L", 128)])
def test_print_colours_and_greys_become_screen_colours(mode, color):
    assert opened(clean_image(a_file("JPEG", mode=mode, color=color))).mode == "RGB"


def test_transparency_stays():
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([255, 0, 0] * 256)
    source = BytesIO()
    palette.save(source, "PNG", transparency=0)

    assert opened(clean_image(source)).getpixel((4, 4))[3] == 0
    see_through = a_file("PNG", mode="RGBA", color=(1, 2, 3, 0))
    assert opened(clean_image(see_through)).mode == "RGBA"


def test_photo_saved_as_png_does_not_stay_heavy():
    noise = Image.effect_noise((900, 900), 90).convert("RGB")
    source = BytesIO()
    noise.save(source, "PNG")

    assert clean_image(source).name.endswith(".webp")


@pytest.mark.parametrize("data", [SVG, b"", b"\0" * 200, b"GIF89a", b"%PDF-1.7", b"<html></html>"])
def test_what_is_no_picture_is_refused_in_dutch(data):
    with pytest.raises(ImageRefused, match="Kies een JPG, PNG, WebP of GIF"):
        clean_image(BytesIO(data))


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "ICO"])
def test_other_formats_are_refused(kind):
    with pytest.raises(ImageRefused, match="geen afbeelding die we kunnen lezen"):
        clean_image(a_file(kind))


def test_format_that_was_not_asked_for_is_refused():
    with pytest.raises(ImageRefused, match="Kies een PNG of WebP"):
        clean_image(a_file("JPEG"), formats=["PNG", "WEBP"])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_half_a_file_is_refused(kind):
    whole = BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(whole, kind)

    with pytest.raises(ImageRefused):
        clean_image(BytesIO(whole.getvalue()[: len(whole.getvalue()) // 2]))


def test_file_of_too_many_bytes_is_refused_with_the_limit():
    with pytest.raises(ImageRefused, match="hoogstens 1 MB"):
        clean_image(BytesIO(b"\xff" * (1024**2 + 1)), max_bytes=1024**2)


@pytest.mark.parametrize("size", [(7000, 7000), (30_000, 30_000)])
def test_bomb_is_refused_before_it_is_decoded(size):
    header = b"IHDR" + struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header
    bomb += struct.pack(">I", zlib.crc32(header)) + struct.pack(">I", 0) + b"IDAT" + b"\0" * 4

    with pytest.raises(ImageRefused, match="te veel beeldpunten"):
        clean_image(BytesIO(bomb))
