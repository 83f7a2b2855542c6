"""How a diagram looks in a theme: mermaid's variables, filled from our colour roles."""

import hashlib
import json

from PySide6.QtGui import QColor

from ..kit.roles import Theme

# mermaid's variable: our role.
_ROLES = {
    "background": "surface",
    "mainBkg": "accent_soft",
    "primaryColor": "accent_soft",
    "primaryTextColor": "ink",
    "primaryBorderColor": "accent",
    "secondaryColor": "sunken",
    "secondaryTextColor": "ink",
    "secondaryBorderColor": "edge",
    "tertiaryColor": "background",
    "tertiaryTextColor": "ink",
    "tertiaryBorderColor": "edge",
    "textColor": "ink",
    "titleColor": "ink",
    "lineColor": "muted",
    "arrowheadColor": "muted",
    "defaultLinkColor": "muted",
    "border1": "accent",
    "border2": "edge",
    "nodeBkg": "accent_soft",
    "nodeBorder": "accent",
    "nodeTextColor": "ink",
    "clusterBkg": "background",
    "clusterBorder": "edge",
    "edgeLabelBackground": "surface",
    "classText": "ink",
    "labelColor": "ink",
    "errorBkgColor": "bad_soft",
    "errorTextColor": "bad",
    "noteBkgColor": "warn_soft",
    "noteTextColor": "ink",
    "noteBorderColor": "warn",
    # sequence
    "actorBkg": "accent_soft",
    "actorBorder": "accent",
    "actorTextColor": "ink",
    "actorLineColor": "edge",
    "signalColor": "ink",
    "signalTextColor": "ink",
    "labelBoxBkgColor": "sunken",
    "labelBoxBorderColor": "edge",
    "labelTextColor": "ink",
    "loopTextColor": "ink",
    "activationBkgColor": "sunken",
    "activationBorderColor": "edge",
    "sequenceNumberColor": "on_accent",
    # state
    "transitionColor": "muted",
    "transitionLabelColor": "ink",
    "stateLabelColor": "ink",
    "stateBkg": "accent_soft",
    "labelBackgroundColor": "surface",
    "compositeBackground": "background",
    "compositeTitleBackground": "sunken",
    "compositeBorder": "edge",
    "altBackground": "sunken",
    "innerEndBackground": "ink",
    "specialStateColor": "ink",
    # gantt
    "sectionBkgColor": "sunken",
    "altSectionBkgColor": "surface",
    "sectionBkgColor2": "sunken",
    "excludeBkgColor": "line",
    "taskBkgColor": "accent_soft",
    "taskBorderColor": "accent",
    "taskTextColor": "ink",
    "taskTextLightColor": "ink",
    "taskTextDarkColor": "ink",
    "taskTextOutsideColor": "ink",
    "taskTextClickableColor": "ink",
    "activeTaskBkgColor": "good_soft",
    "activeTaskBorderColor": "good",
    "doneTaskBkgColor": "sunken",
    "doneTaskBorderColor": "edge",
    "critBkgColor": "bad_soft",
    "critBorderColor": "bad",
    "vertLineColor": "edge",
    "gridColor": "edge",
    # entities, requirements, C4
    "attributeBackgroundColorOdd": "surface",
    "attributeBackgroundColorEven": "sunken",
    "rowOdd": "surface",
    "rowEven": "sunken",
    "requirementBackground": "accent_soft",
    "requirementBorderColor": "accent",
    "requirementTextColor": "ink",
    "relationColor": "muted",
    "relationLabelBackground": "surface",
    "relationLabelColor": "ink",
    "personBorder": "accent",
    "personBkg": "accent_soft",
    # architecture
    "archEdgeColor": "muted",
    "archEdgeArrowColor": "muted",
    "archGroupBorderColor": "edge",
    # git
    "commitLabelColor": "ink",
    "commitLabelBackground": "sunken",
    "tagLabelColor": "ink",
    "tagLabelBackground": "accent_soft",
    "tagLabelBorder": "accent",
    # pie, quadrants
    "pieTitleTextColor": "ink",
    "pieSectionTextColor": "surface",
    "pieLegendTextColor": "ink",
    "pieStrokeColor": "surface",
    "pieOuterStrokeColor": "edge",
    "quadrant1Fill": "accent_soft",
    "quadrant2Fill": "sunken",
    "quadrant3Fill": "surface",
    "quadrant4Fill": "sunken",
    "quadrant1TextFill": "ink",
    "quadrant2TextFill": "ink",
    "quadrant3TextFill": "ink",
    "quadrant4TextFill": "ink",
    "quadrantPointFill": "accent",
    "quadrantPointTextFill": "ink",
    "quadrantXAxisTextFill": "ink",
    "quadrantYAxisTextFill": "ink",
    "quadrantInternalBorderStrokeFill": "edge",
    "quadrantExternalBorderStrokeFill": "edge",
    "quadrantTitleFill": "ink",
}
_SERIES = ("series_1", "series_2", "series_3", "series_4")
_XY = ("title", "xAxisLabel", "xAxisTitle", "yAxisLabel", "yAxisTitle")
_XY_LINES = ("xAxisTick", "xAxisLine", "yAxisTick", "yAxisLine")


def variables(theme: Theme) -> dict[str, object]:
    """mermaid's theme variables."""
    look: dict[str, object] = {name: theme.hex(role) for name, role in _ROLES.items()}
    look["darkMode"] = theme.is_dark
    look["useGradient"] = False
    look["dropShadow"] = "none"
    look["fontFamily"] = 'Inter, "Noto Sans", sans-serif'
    look["fontSize"] = "16px"
    look["strokeWidth"] = 1
    look["pieOpacity"] = "1"
    look["pieStrokeWidth"] = "2px"
    look["pieOuterStrokeWidth"] = "0px"
    # The day on which it was drawn is no part of a picture that is kept.
    look["todayLineColor"] = "transparent"
    look["series"] = [theme.hex(role) for role in _SERIES]
    look.update(_many(theme))
    look["xyChart"] = {
        "backgroundColor": "transparent",
        **{f"{part}Color": theme.hex("ink") for part in _XY},
        **{f"{part}Color": theme.hex("edge") for part in _XY_LINES},
        "plotColorPalette": ", ".join(theme.hex(role) for role in _SERIES),
    }
    look["radar"] = {
        "axisColor": theme.hex("edge"),
        "graticuleColor": theme.hex("line"),
    }
    return look


def _many(theme: Theme) -> dict[str, object]:
    """Slices, branches and sections: four hues, and further on the same again, paler."""
    look: dict[str, object] = {}
    for number in range(12):
        role = _SERIES[number % 4]
        strong = theme.mix(role, "surface", 0.22 * (number // 4)).name()
        soft = theme.mix(role, "surface", 0.8).name()
        look[f"pie{number + 1}"] = strong
        look[f"cScale{number}"] = soft
        look[f"cScaleLabel{number}"] = theme.hex("ink")
        look[f"cScalePeer{number}"] = theme.hex(role)
        look[f"cScaleInv{number}"] = theme.hex(role)
        if number < 8:
            look[f"git{number}"] = strong
            look[f"gitInv{number}"] = theme.hex("surface")
            look[f"gitBranchLabel{number}"] = _legible_on(QColor(strong), theme)
            look[f"fillType{number}"] = soft
            look[f"venn{number + 1}"] = strong
    return look


def _legible_on(ground: QColor, theme: Theme) -> str:
    is_light = ground.lightnessF() > 0.5
    return theme.hex("ink" if is_light != theme.is_dark else "background")


def tag(theme: Theme) -> str:
    """The look's part of a drawing's name; another for every change of a colour."""
    text = json.dumps(variables(theme), sort_keys=True).encode()
    return f"{theme.name}-{hashlib.sha256(text).hexdigest()[:8]}"
