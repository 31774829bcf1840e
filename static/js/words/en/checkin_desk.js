// English: the check-in desk without the network, delegations, photos.

/** @type {Record<string, string>} */
export default {
  "Máy chủ vừa trở về bản lưu cũ hơn. Bàn này gửi lại các lượt gần nhất của mình.":
    "The server went back to an older copy. This desk hands its last scans over again.",
  "VÀO LẠI": "BACK IN",
  "Khách ra ngoài rồi trở vào; không tính thêm lượt.": "The guest went out and came back; counted once.",
  "KHÁCH VIP – báo lễ tân đón": "VIP – call protocol",
  "KHÔNG CÓ TRONG DANH SÁCH CỦA BÀN NÀY": "NOT ON THIS DESK’S LIST",
  "Vào lại": "Back in",
  "Cả đoàn": "Delegation",
  "In thẻ": "Print badge",
  "CHƯA XÁC NHẬN – sẽ tự gửi": "NOT CONFIRMED – to be sent",
  "Khu": "Zone",
  "Trình duyệt chỉ cho dùng camera khi trang được mở bằng https://. Vẫn chụp ảnh mã, quét USB, gõ mã và tìm tên được.":
    "The browser gives the camera only to pages opened by https://. A photo of the code, USB scanner, typing and searching still work.",
  "Camera chưa được cho phép. Hãy bấm biểu tượng cạnh địa chỉ trang, cho phép camera rồi bật lại; hoặc chụp ảnh mã.":
    "The camera is not allowed yet. Press the icon beside the address, allow the camera, and turn it on again; or photograph the code.",
  "%(desk)s lúc %(time)s": "%(desk)s at %(time)s",
  "Đã xem": "Seen",
  "%(present)s / %(expected)s đã vào": "%(present)s / %(expected)s in",
  "Cho vào %(there)s người": "Let in %(there)s",
  "Đã cho vào %(there)s người của đoàn.": "%(there)s of the delegation [is|are] let in.",
  "Bàn này chưa có danh sách của đoàn. Hãy thử lại khi có mạng.":
    "This desk has no list of the delegation yet. Try again when the network is back.",
  "Đã vào %(time)s": "In %(time)s",
  "Lượt này đã gửi xong. Hãy mở lại ở danh sách các lượt quét rồi làm lại.":
    "This scan was handed over meanwhile. Open it again from the list of scans and do it there.",
  "Mất mạng, bàn này chưa có danh sách: chưa tìm được theo tên. Vẫn quét và gõ mã được.":
    "Offline, and this desk has no list yet: no search by name. Scanning and typing codes still work.",
  "Không có ai như vậy trong danh sách của bàn này.": "Nobody like that on this desk’s list.",
  "Theo danh sách của bàn này. Chạm vào tên để cho vào.": "From this desk’s own list. Tap a name to admit.",
  "Chạm vào tên đoàn để xem thành viên.": "Tap the delegation to see its members.",
  "Cho cả đoàn vào": "Let the delegation in",
  "Bàn này chưa có danh sách khách: mã được giữ lại, chưa biết của ai.":
    "This desk has no guest list yet: codes are kept, whose they are is not known.",
  "Đối chiếu %(size)s khách, danh sách lúc %(time)s.": "Checked against %(size)s [guest|guests], list of %(time)s.",
  "Khách đã được cấp thẻ mới. Hãy xin xem thẻ mới, hoặc tìm khách theo tên.":
    "The guest was given a new badge. Ask for the new one, or search by name.",
  "Mất mạng, bàn này chỉ đối chiếu được với danh sách của mình. Hãy tìm theo tên hoặc mời khách sang bàn hỗ trợ.":
    "Offline, this desk knows only its own list. Search by name, or send the guest to the help desk.",
  "Khách đã được cho vào ở lượt khác lúc %(time)s. Nếu người dự thay vào theo lượt đó, hãy gửi lại.":
    "The guest was let in by another scan at %(time)s. If the deputy came in by that one, send the name again.",
  "Giữ để bỏ tên này": "Hold to drop this name",
  "Đã bỏ tên người dự thay; %(name)s vẫn được tính là đã vào.": "The deputy's name is dropped; %(name)s still counts as here.",
  "Tên người dự thay của %(guest)s chưa được ghi: xem phía trên các lượt quét gần nhất.":
    "The deputy of %(guest)s was not recorded: look above the last scans.",
  "Đang đọc ảnh…": "Reading the photo…",
  "Chụp ảnh thẻ tiếp theo, hoặc bật camera.": "Photograph the next badge, or turn the camera on.",
  "Không thấy mã QR trong ảnh. Hãy chụp gần và rõ hơn.": "No QR code in the photo. Take it closer and sharper.",
};
