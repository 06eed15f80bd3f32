package org.vaguemestre.letters;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/** What a scanner makes of a clean page. Images are 8-bit grey. */
public enum Condition {
    /** As good as the printer. */
    CLEAN,
    /** Turned by up to three degrees. */
    SKEWED,
    /** With the grain of a tired lamp. */
    NOISY,
    /** On grey recycled paper. */
    GREY,
    /** With a reception stamp and a fold. */
    STAMPED,
    /** Weak ink. */
    FADED,
    /** Laid the wrong way round in the feeder. */
    UPSIDE_DOWN;

    BufferedImage scan(BufferedImage clean, Random random) {
        return switch (this) {
            case CLEAN -> grain(clean, random, 2, 0, 1);
            case SKEWED -> grain(turned(clean, Math.toRadians((random.nextDouble() - 0.5) * 6)), random, 4, 0, 1);
            case NOISY -> grain(turned(clean, Math.toRadians((random.nextDouble() - 0.5) * 1.6)), random, 26, 12, 1);
            case GREY -> grain(clean, random, 8, 46, 1);
            case STAMPED -> grain(stamped(clean, random), random, 4, 6, 1);
            case FADED -> grain(clean, random, 6, 8, 0.55);
            case UPSIDE_DOWN -> grain(turned(clean, Math.PI), random, 3, 0, 1);
        };
    }

    private static BufferedImage turned(BufferedImage clean, double angle) {
        BufferedImage turned = new BufferedImage(clean.getWidth(), clean.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D paper = turned.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        paper.drawRenderedImage(
                clean, AffineTransform.getRotateInstance(angle, clean.getWidth() / 2.0, clean.getHeight() / 2.0));
        paper.dispose();
        return turned;
    }

    /** A frame with its lines, put askew where stamps are put; drawn from shapes, so that no font of the system is needed. */
    private static BufferedImage stamped(BufferedImage clean, Random random) {
        Graphics2D paper = clean.createGraphics();
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double unit = clean.getWidth() / 210.0;
        paper.translate(unit * (128 + random.nextInt(12)), unit * (14 + random.nextInt(8)));
        paper.rotate(Math.toRadians(-7 + random.nextInt(5)));
        paper.setColor(new Color(110, 110, 110));
        paper.setStroke(new BasicStroke((float) (unit * 0.7)));
        paper.drawRoundRect(0, 0, (int) (unit * 50), (int) (unit * 20), (int) unit * 2, (int) unit * 2);
        paper.drawLine((int) (unit * 5), (int) (unit * 7), (int) (unit * 45), (int) (unit * 7));
        paper.drawLine((int) (unit * 8), (int) (unit * 13), (int) (unit * 42), (int) (unit * 13));
        paper.dispose();
        return clean;
    }

    private static BufferedImage grain(BufferedImage image, Random random, int noise, int dark, double ink) {
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] grain = new byte[1 << 16];
        for (int i = 0; i < grain.length; i++) {
            grain[i] = (byte) Math.max(-127, Math.min(127, random.nextGaussian() * noise));
        }
        int offset = random.nextInt(grain.length);
        for (int i = 0; i < pixels.length; i++) {
            int white = 255 - dark;
            int value = (int) (white - (255 - (pixels[i] & 0xff)) * ink)
                    + grain[(i * 31 + offset + (i >>> 9) * 17) & 0xffff];
            pixels[i] = (byte) Math.max(0, Math.min(255, value));
        }
        return image;
    }
}
