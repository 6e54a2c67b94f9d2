import { App } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Asks before a page with unsaved work is left, within the console and by closing the window. */
export function useUnsavedWarning(isUnsaved: boolean): void {
  const { modal } = App.useApp()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    modal.confirm({
      title: '修改尚未保存',
      content: '离开后，尚未保存的内容会丢失。',
      okText: '不保存，离开',
      cancelText: '留在本页',
      okButtonProps: { danger: true, type: 'default' },
      autoFocusButton: 'cancel',
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    })
  }, [blocker, modal])
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
