import type { ThemeConfig } from 'antd'

/** The colours of the house, as on the public site. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b4f9e',
    colorLink: '#0b4f9e',
    colorError: '#b5121b',
    colorText: '#1c2530',
    colorTextSecondary: '#5b6875',
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
