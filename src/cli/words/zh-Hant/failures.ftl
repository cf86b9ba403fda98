# 執行未能完成時的訊息。

interrupted = 已中斷：未製作任何批次
list-changed = 錯誤：讀取期間，名單或簽名圖檔有所變更
    .hint = 請在試算表軟體中關閉它，再重新製作
busy = 錯誤：另一個程序正在 `{ $folder }` 處理此批次
    .hint = 請等待它結束
damaged = 錯誤：`{ $path }` 已損毀
    .hint = 請重新製作，或從完整之處重新複製；未製作任何檔案
disturbed = 錯誤：製作批次期間，`{ $path }` 遭移除或變更
    .hint = 同一批次一次只執行一個程序製作，並避免其他程式動用該資料夾；然後重新製作
no-room = 錯誤：磁碟空間不足：{ $error }
    .hint-out = 騰出空間，或以 --out 指定其他資料夾；未製作任何批次
    .hint = 騰出空間，或將 TMPDIR 設為空間較大的資料夾；未製作任何批次
file-too-large = 錯誤：檔案將超過允許的大小：{ $error }
    .hint = 提高檔案大小的限制（`ulimit -f`）；`build` 所製作的檔案可用 --volume-size 縮小；沒有任何更動只做了一半
    .hint-archive = 提高檔案大小的限制（`ulimit -f`），再次執行同一命令；沒有任何更動只做了一半
failure = 錯誤：{ $error }
forbidden = 錯誤：{ $error }
    .hint = 請選擇可寫入的資料夾，或更改其權限；未製作任何東西
standard-output = 無法寫到標準輸出
spool = 暫存檔資料夾中的名單副本

machine-already-there = 已有同名的項目
machine-bad-name = 名稱太長，或磁碟不接受此名稱
machine-busy = 正由其他程式使用
machine-file-too-large = 檔案太大
machine-folder = 這是資料夾
machine-full = 沒有剩餘空間
machine-no-folder = 路徑中有項目不是資料夾
machine-no-memory = 記憶體不足
machine-not-empty = 資料夾不是空的
machine-not-there = 找不到
machine-permission-denied = 沒有權限
machine-quota = 磁碟配額已用完
machine-read-only = 磁碟唯讀

misuse-command = 沒有指令 `{ $typed }`
misuse-option = 此處沒有選項 `{ $typed }`
misuse-no-value = `{ $option }` 需要一個值
misuse-value = `{ $value }` 不是 `{ $option }` 的值
misuse-value-known = `{ $value }` 不是 `{ $option }` 的值；現有：{ $known }
misuse-value-reason = `{ $value }` 不是 `{ $option }` 的值：{ $reason }
misuse-missing = 缺少：{ $missing }
misuse-no-command = 未指定指令
misuse-conflict = `{ $option }` 不能與 { $other } 並用
misuse-help = 在指令後加上 `--help` 可查看可用的選項
