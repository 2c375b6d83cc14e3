"""The script of every page: menu, address, page, footer."""

import streamlit as st

from ptce_geo import texts, ui, ui_acces, ui_langue, ui_vue
from ptce_geo.paths import ROOT


def main() -> None:
    """Run the page the reader asked for; Streamlit calls this script at each gesture."""
    ui_langue.follow_language()
    pages = {
        stem: st.Page(ROOT / "pages" / f"{stem}.py", title=title, url_path=path, default=rank == 0)
        for rank, (stem, (title, path)) in enumerate(texts.PAGES.items())
    }
    framed = ui.embedded()
    page = st.navigation(list(pages.values()), position="hidden" if framed else "top")
    stem = next(stem for stem, one in pages.items() if one == page)
    st.set_page_config(
        page_title=f"{page.title} – {texts.APPLICATION}", page_icon=ui.ICON, layout="wide"
    )
    if not framed:
        st.logo(ui.LOGO, size="large")
    ui_acces.guard()
    changed = ui.take_edition()
    ui.say_fiction()
    ui_vue.follow_address(stem)
    if changed:
        ui_vue.follow_edition()
    if not framed:
        ui_langue.show_languages()
    ui_vue.tell_refused()
    page.run()
    ui_vue.write_address()
    ui.footer()
    ui_acces.sign_out_button()


if __name__ == "__main__":
    main()
