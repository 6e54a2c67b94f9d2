import type { ThemeConfig } from 'antd'

/** The colours of the house, as on the public site. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b4f9e',
    colorLink: '#0b4f9e',
    // antd's own hover is lighter than 4.5:1.
    colorLinkHover: '#083b78',
    colorLinkActive: '#083b78',
    colorError: '#b5121b',
    colorText: '#1c2530',
    colorTextSecondary: '#5b6875',
    // antd's own greys fall short of 4.5:1.
    colorTextTertiary: '#5b6875',
    colorTextDescription: '#5b6875',
    colorTextPlaceholder: '#66727e',
    colorInfo: '#0b4f9e',
    colorSuccess: '#237804',
    colorWarning: '#a84a00',
    // From so dark a seed antd would make grey grounds and borders.
    colorInfoBg: '#eef4fb',
    colorInfoBorder: '#c4d8ee',
    colorSuccessBg: '#f3f9ee',
    colorSuccessBorder: '#c9e3bd',
    colorWarningBg: '#fdf6ec',
    colorWarningBorder: '#efd9b4',
    colorErrorBg: '#fdf1f1',
    colorErrorBorder: '#efc4c6',
    colorBorderSecondary: '#d9e0e8',
    colorBgLayout: '#f5f7fa',
    borderRadius: 4,
    fontFamily: "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
  },
  components: {
    Card: { bodyPadding: 16, headerPadding: 16, headerHeight: 44, headerFontSize: 15 },
    Layout: { siderBg: '#0a1f3d' },
    Menu: { darkItemBg: '#0a1f3d', darkItemSelectedBg: '#0b4f9e', itemBorderRadius: 0, itemMarginInline: 0 },
  },
}
