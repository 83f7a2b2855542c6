"""Signs of formulas and their names in TeX, as data."""

from __future__ import annotations


def _pairs(text: str) -> dict[str, str]:
    """ "α alpha β beta" as {"α": "\\alpha", …}."""
    parts = text.split()
    return {sign: f"\\{name}" for sign, name in zip(parts[::2], parts[1::2], strict=True)}


_GREEK = _pairs(
    """α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota
    κ kappa ϰ varkappa λ lambda μ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma
    τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi
    Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega µ mu Ω Omega"""
)
_OPERATORS = _pairs(
    """± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∗ ast ∘ circ ∙ bullet • bullet ⊕ oplus ⊖ ominus
    ⊗ otimes ⊙ odot ∩ cap ∪ cup ∧ wedge ∨ vee ∖ setminus ⋆ star † dagger ‡ ddagger
    ≤ le ≥ ge ≠ ne ≡ equiv ≈ approx ≅ cong ∼ sim ≃ simeq ∝ propto ≪ ll ≫ gg ≺ prec ≻ succ
    ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ⊄ nsubseteq ∈ in ∉ notin ∋ ni ⊢ vdash ⊨ models
    ∣ mid ∥ parallel ⊥ perp ∠ angle ∡ measuredangle ≜ triangleq ≐ doteq
    ← leftarrow → rightarrow ↔ leftrightarrow ⇐ Leftarrow ⇒ Rightarrow ⇔ Leftrightarrow
    ↑ uparrow ↓ downarrow ↦ mapsto ⟶ longrightarrow ⟵ longleftarrow ⟹ Longrightarrow
    ⟺ Longleftrightarrow ↗ nearrow ↘ searrow ⇌ rightleftharpoons ⇀ rightharpoonup
    ∞ infty ∂ partial ∇ nabla ∀ forall ∃ exists ∄ nexists ∅ emptyset ¬ neg ℏ hbar ℓ ell ℜ Re ℑ Im
    ℵ aleph ℘ wp √ surd △ triangle □ square ∎ blacksquare ∴ therefore ∵ because
    … dots ⋯ cdots ⋮ vdots ⋱ ddots ′ prime ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint
    ⋂ bigcap ⋃ bigcup ⋀ bigwedge ⋁ bigvee ⨁ bigoplus ⨂ bigotimes
    ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ‖ Vert | vert"""
)
SIGNS: dict[str, str] = {
    **_GREEK,
    **_OPERATORS,
    **{sign: "\\" + sign for sign in "#%&_{}"},
    "$": "\\text{\\textdollar}",
    "\\": "\\backslash ",
    "^": "\\text{\\textasciicircum}",
    "~": "\\sim ",
    "−": "-",
    "–": "-",
    "′": "'",
    "″": "''",
    "<": "\\lt ",
    ">": "\\gt ",
    "ℝ": "\\mathbb{R}",
    "ℕ": "\\mathbb{N}",
    "ℤ": "\\mathbb{Z}",
    "ℚ": "\\mathbb{Q}",
    "ℂ": "\\mathbb{C}",
    "ℙ": "\\mathbb{P}",
    "°": "^{\\circ}",
    "\u2009": "\\,",
    "\u2002": "\\;",
    "\u2003": "\\quad ",
    "\u00a0": "~",
    "\u2061": "",
    "\u2062": "",
    "\u2063": "",
    "\u2064": "",
    "\u200b": "",
    "ℎ": "h",
    "∆": "\\Delta",
}
NARY: dict[str, str] = _pairs(
    """∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ∯ oiint ∰ oiiint ⋂ bigcap ⋃ bigcup
    ⋀ bigwedge ⋁ bigvee ⨁ bigoplus ⨂ bigotimes ⨀ bigodot ⨄ biguplus"""
)
DELIMITERS: dict[str, str] = {
    "": ".",
    "{": "\\{",
    "}": "\\}",
    "|": "\\vert",
    "∣": "\\vert",
    "‖": "\\Vert",
    "∥": "\\Vert",
    "⟨": "\\langle",
    "⟩": "\\rangle",
    "〈": "\\langle",
    "〉": "\\rangle",
    "⌊": "\\lfloor",
    "⌋": "\\rfloor",
    "⌈": "\\lceil",
    "⌉": "\\rceil",
    "<": "\\langle",
    ">": "\\rangle",
    "\\": "\\backslash",
}
ACCENTS: dict[str, str] = {
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "hat",
    "^": "hat",
    "\u0303": "tilde",
    "~": "tilde",
    "\u0304": "bar",
    "\u0305": "bar",
    "¯": "bar",
    "\u0306": "breve",
    "\u0307": "dot",
    "˙": "dot",
    "\u0308": "ddot",
    "\u20db": "dddot",
    "\u030a": "mathring",
    "\u030c": "check",
    "\u20d7": "vec",
    "→": "vec",
    "\u20d6": "overleftarrow",
    "\u20e1": "overleftrightarrow",
    "\u20d0": "overleftharpoon",
    "\u20d1": "overrightharpoon",
    "\u033f": "overline",
    "\u0332": "underline",
}
GROUPS: dict[str, str] = {
    "⏞": "overbrace",
    "⏟": "underbrace",
    "⏠": "overbrace",
    "⏡": "underbrace",
    "⎴": "overbracket",
    "⎵": "underbracket",
}
_FUNCTION_NAMES = """
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
    limsup ln log max min Pr sec sin sinh sup tan tanh"""
FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
